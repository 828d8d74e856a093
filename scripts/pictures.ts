// npm run pictures: runs the journeys and keeps their pictures under docs/pictures.
process.env.KEEP_PICTURES = '1'
process.argv.push('journey')
await import('./test.ts')
