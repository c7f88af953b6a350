import dns from 'node:dns'

// Names that end in .localhost are this machine (RFC 6761, section 6.3). Browsers and some systems know it; the resolver
// of Debian does not, and official tools put the project id in front of the host: http://<project>.localhost:3333.
// Loaded before such a tool: NODE_OPTIONS="--import=…/localhostNames.mjs".
const lookup = dns.lookup

/** @type {(hostname: string, ...rest: unknown[]) => void} */
function lookupLocalhost(hostname, ...rest) {
  const name = /\.localhost\.?$/i.test(hostname) ? 'localhost' : hostname
  return Reflect.apply(lookup, dns, [name, ...rest])
}

dns.lookup = Object.assign(lookupLocalhost, lookup)
