/** This module refuses nothing of its own: rights and forms have their sentences elsewhere. */
export const sentences = {}
