import {drawable} from '@/lib/drawable.ts'
import {excerpt} from '@/lib/text.ts'

/** What the picture of a page shows when the page is shared. */
export interface ShareCardFacts {
  siteTitle: string
  /** The line above the headline. */
  kicker: string
  headline: string
  text: string | null
  /** What the page ranks or lists, in its order; the first few are drawn. */
  rows: readonly {numeral: string; name: string; note: string | null}[]
  /** The one number that the page is about, drawn large, with what it counts. */
  numeral: {value: string; note: string} | null
}

/** The size of the picture, which is what those who show it ask for. */
export const shareCardSize = {width: 1200, height: 630}

/** The typefaces by the names under which the renderer is given them; the second of each has the rarer letters. */
const shareCardFonts = {serif: 'Serif, Serif extended', sans: 'Sans, Sans extended'}

const colors = {paper: '#fbfbf8', ink: '#181b19', muted: '#565c57', rule: '#d8dbd3', accent: '#0f5f4a'}
const mostRows = 5

/** The picture, as far as the renderer knows CSS: boxes that flex, and styles of their own. */
export function ShareCard({siteTitle, kicker, headline, text, rows, numeral}: ShareCardFacts) {
  const shown = rows.slice(0, mostRows)
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: '48px 64px 56px',
        background: colors.paper,
        color: colors.ink,
        fontFamily: shareCardFonts.serif,
      }}
    >
      <div style={{display: 'flex', fontSize: 32, fontWeight: 600, letterSpacing: '-0.012em'}}>
        {drawable(siteTitle)}
      </div>
      <div
        style={{
          display: 'flex',
          height: 9,
          marginTop: 18,
          borderTop: `4px solid ${colors.ink}`,
          borderBottom: `2px solid ${colors.ink}`,
        }}
      />
      <div style={{display: 'flex', flex: 1, gap: 56, paddingTop: 44}}>
        <div style={{display: 'flex', flexDirection: 'column', flex: 1}}>
          <div style={{display: 'flex', ...labelStyle}}>{drawable(kicker).toUpperCase()}</div>
          <div style={{display: 'flex', marginTop: 20, ...headlineStyle(headline, shown.length > 0)}}>
            {drawable(excerpt(headline, 90))}
          </div>
          {text && (
            <div style={{display: 'flex', marginTop: 30, fontSize: 34, lineHeight: 1.4, color: colors.muted}}>
              {drawable(excerpt(text, 190))}
            </div>
          )}
        </div>
        {shown.length > 0 && <Rows rows={shown} />}
        {numeral && <Numeral {...numeral} />}
      </div>
    </div>
  )
}

const labelStyle = {
  fontFamily: shareCardFonts.sans,
  fontSize: 22,
  fontWeight: 600,
  letterSpacing: '0.085em',
  color: colors.accent,
}

function headlineStyle(headline: string, isBesideRows: boolean) {
  const room = isBesideRows ? 26 : 44
  const size = headline.length <= room ? 92 : 72
  return {fontSize: size, lineHeight: 1.06, letterSpacing: '-0.022em'}
}

function Rows({rows}: Pick<ShareCardFacts, 'rows'>) {
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        alignSelf: 'flex-start',
        flexShrink: 0,
        width: rows.some(({note}) => note) ? 510 : 420,
        borderBottom: `2px solid ${colors.rule}`,
      }}
    >
      {rows.map(({numeral, name, note}, index) => (
        <div
          key={name}
          style={{
            display: 'flex',
            alignItems: 'center',
            height: 76,
            borderTop: `2px solid ${index === 0 ? colors.ink : colors.rule}`,
          }}
        >
          <div style={{display: 'flex', width: 56, fontSize: 46, fontWeight: 300, color: colors.accent}}>
            {drawable(numeral)}
          </div>
          <div style={{display: 'flex', flex: 1, fontSize: 36, whiteSpace: 'nowrap'}}>
            {drawable(excerpt(name, note ? 16 : 20))}
          </div>
          {note && (
            <div
              style={{display: 'flex', fontFamily: shareCardFonts.sans, fontSize: 22, color: colors.muted}}
            >
              {drawable(note)}
            </div>
          )}
        </div>
      ))}
    </div>
  )
}

function Numeral({value, note}: {value: string; note: string}) {
  return (
    <div
      style={{display: 'flex', flexDirection: 'column', alignItems: 'flex-end', flexShrink: 0, width: 300}}
    >
      <div style={{display: 'flex', fontSize: 320, fontWeight: 300, lineHeight: 1, color: colors.accent}}>
        {drawable(value)}
      </div>
      <div
        style={{
          display: 'flex',
          marginTop: 24,
          textAlign: 'right',
          fontFamily: shareCardFonts.sans,
          fontSize: 24,
          color: colors.muted,
        }}
      >
        {drawable(excerpt(note, 48))}
      </div>
    </div>
  )
}
