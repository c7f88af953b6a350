import fc from 'fast-check'
import {expect, test} from 'vitest'

import {isPublicAddress} from './publicAddress.ts'

test.each(['93.184.215.14', '1.1.1.1', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450::200e'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
)

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  '2606:4700::1111%eth0',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '127.1',
  '0x7f000001',
  '2130706433',
  '',
  'localhost',
])('"%s" is not', (address) => expect(isPublicAddress(address)).toBe(false))

const octet = fc.integer({min: 0, max: 255})
const ipv4 = fc.tuple(octet, octet, octet, octet)

test('no IPv4 address is public in any of the forms in which IPv6 carries it', () => {
  fc.assert(
    fc.property(ipv4, ([a, b, c, d]) => {
      const dotted = `${a}.${b}.${c}.${d}`
      const high = ((a << 8) | b).toString(16)
      const low = ((c << 8) | d).toString(16)
      for (const form of [
        `::ffff:${dotted}`,
        `::ffff:${high}:${low}`,
        `::${dotted}`,
        `64:ff9b::${dotted}`,
        `2002:${high}:${low}::1`,
      ]) {
        expect(isPublicAddress(form), form).toBe(false)
      }
    }),
  )
})

test('an IPv4 address is public exactly when it lies in none of the private ranges, worked out by hand', () => {
  fc.assert(
    fc.property(ipv4, ([a, b, c, d]) => {
      const isSpecial =
        [0, 10, 127].includes(a) ||
        a >= 224 ||
        (a === 100 && b >= 64 && b < 128) ||
        (a === 169 && b === 254) ||
        (a === 172 && b >= 16 && b < 32) ||
        (a === 192 && b === 168) ||
        (a === 198 && (b === 18 || b === 19)) ||
        [
          '192.0.0',
          '192.0.2',
          '192.31.196',
          '192.52.193',
          '192.88.99',
          '192.175.48',
          '198.51.100',
          '203.0.113',
        ].includes(`${a}.${b}.${c}`)
      expect(isPublicAddress(`${a}.${b}.${c}.${d}`)).toBe(!isSpecial)
    }),
    {numRuns: 2_000},
  )
})

test('outside of 2000::/3 nothing of IPv6 is public', () => {
  const group = fc.integer({min: 0, max: 0xffff})
  fc.assert(
    fc.property(fc.array(group, {minLength: 8, maxLength: 8}), (groups) => {
      fc.pre(groups[0] === undefined || groups[0] >> 13 !== 1)
      expect(isPublicAddress(groups.map((part) => part.toString(16)).join(':'))).toBe(false)
    }),
  )
})
