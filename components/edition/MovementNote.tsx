import {movementInWords, type Movement} from '@/lib/rankHistory.ts'

const signs: Record<Movement['kind'], string> = {up: '↑', down: '↓', same: '', new: '', absent: ''}

/** Where a framework stood in the edition before, as a sign and in words; nothing where there is nothing to compare with. */
export function MovementNote({movement}: {movement: Movement | null | undefined}) {
  if (!movement) return null
  const sign = signs[movement.kind]
  return (
    <span className="font-sans text-note whitespace-nowrap text-muted tabular-nums">
      {sign && (
        <span aria-hidden="true" className="text-accent">
          {sign}{' '}
        </span>
      )}
      {movementInWords(movement)}
    </span>
  )
}
