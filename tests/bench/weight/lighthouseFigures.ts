import {existsSync, readFileSync} from 'node:fs'

/** The greatest that Lighthouse found on any page, as `npm run bench -- lighthouse` last wrote it; null when it never did. */
export function lighthouseFigures(folder: string): {tbtMs: number; cls: number; pages: number} | null {
  const file = `${folder}/lighthouse.md`
  if (!existsSync(file)) return null
  const rows = [...readFileSync(file, 'utf8').matchAll(/\| (\d+) ms\s*\| ([\d.]+)\s*\|$/gm)]
  if (rows.length === 0) return null
  return {
    tbtMs: Math.max(...rows.map(([, tbt]) => Number(tbt))),
    cls: Math.max(...rows.map(([, , cls]) => Number(cls))),
    pages: rows.length,
  }
}
