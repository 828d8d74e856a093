/** First names given in France to people who are 16 to 29 today, and to their advisers; family names of Île-de-France and beyond. All invented pairings. */
export const youngFirstNames =
  'Inès Léa Manon Chloé Camille Sarah Emma Océane Marie Lucie Clara Anaïs Yasmine Aya Fatoumata Aminata Mariam Assia Nour Lina Jade Louise Zoé Lola Eva Maëlys Romane Juliette Alice Ambre Kenza Salomé Djeneba Hawa Awa Kadiatou Maïssa Imane Sofia Ilona Rania Chaïma Nawel Mélissa Laura Elisa Noémie Margaux Célia Coralie Thuy Linh Ana Beatriz Ionela Andreea Lucas Hugo Enzo Nathan Théo Mathis Thomas Léo Maxime Louis Gabriel Raphaël Arthur Jules Adam Yanis Rayan Mehdi Bilal Amine Ibrahim Mamadou Moussa Ousmane Abdoulaye Sofiane Ilyès Nassim Karim Samir Walid Kylian Dylan Kevin Jordan Alexis Antoine Quentin Valentin Clément Baptiste Paul Victor Simon Noah Tom Axel Evan Ethan Tiago Diego Rui Mihai Stefan Minh Bao Jérémy Steven Teddy Loïc Yohan'.split(
    ' ',
  )
export const adviserFirstNames =
  'Aïcha Nathalie Sandrine Sylvie Isabelle Valérie Karine Stéphanie Céline Virginie Delphine Aurélie Émilie Élodie Julie Audrey Sabrina Nadia Samira Fatima Malika Karima Rachida Hélène Anne Florence Christine Corinne Laurence Patricia Sophie Caroline Marion Pauline Mathilde Justine Charlotte Awa Mariama Bintou Philippe Laurent Stéphane Christophe Olivier Frédéric Sébastien Nicolas Julien Guillaume Romain Vincent Mathieu Benoît Fabrice Thierry Bruno Pascal Éric David Cédric Jérôme Rachid Karim Mourad Farid Abdel Moussa Cheikh Idrissa'.split(
    ' ',
  )
export const lastNames =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martínez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Le-Gall Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Da-Silva Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte Diallo Traoré Coulibaly Diarra Camara Keïta Sissoko Konaté Touré Cissé Sow Bah Barry Diop Ndiaye Fall Gueye Sarr Ba Sylla Benali Haddad Mansouri Cherif Belkacem Bouzid Hamidi Saïdi Amrani El-Amrani Bennani Alaoui Ziani Khelifi Slimani Mebarki Rahmani Ferhat Aït-Ahmed Nguyen Tran Pham Le-Van Chen Wang Zhang Singh Kaur Rajapakse Sivakumar Ferreira Pereira Gonçalves Lopes Rodrigues Popescu Ionescu Kowalski Petrovic Yilmaz Demir Kaya Öztürk Mbemba Kabongo Ilunga Mukendi Ngoma Biyick Essomba Fotso Kamga'
    .split(' ')
    .map((name) => name.replace('-', ' '))

/** As the product searches for people: lower case, without accents, spaces nor dashes. */
export const toSearch = (first: string, last: string) =>
  `${first} ${last}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
