// Plain JavaScript on purpose: an older Node must be able to read the one line that says it is too old.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: use npm start after npm ci, which brings Node 24.\n`,
  )
  process.exit(1)
}
const {launch} = await import('./launch.ts')
await launch(process.argv[2])
