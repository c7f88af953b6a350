import fc from 'fast-check'
import {expect, test} from 'vitest'

import {escapeHtml, scriptJson, withoutControls} from './html.ts'

test('what means something in HTML is written so that it means itself', () => {
  expect(escapeHtml('a < b & "c" > d')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d')
})

test('characters that XML cannot contain are left out, line breaks and emoji stay', () => {
  expect(withoutControls('a\u0000b\u001b\n\t😀')).toBe('ab\n\t😀')
})

test('data in a script element cannot end it, and is read back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constant('</script><!--')), (text) => {
      const written = scriptJson({text})
      expect(written).not.toContain('<')
      expect(JSON.parse(written)).toEqual({text})
    }),
  )
})
