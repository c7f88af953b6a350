import type {Page} from '@playwright/test'

/**
 * Lets a page believe that it was opened at a moment (ISO 8601), from where time goes on. Timers stay the browser's own: the Studio
 * takes much longer to draw with replaced ones.
 */
export async function openAt(page: Page, moment: string): Promise<void> {
  await page.addInitScript((start) => {
    const offset = Date.parse(start) - Date.now()
    const MachineDate = Date
    const now = () => MachineDate.now() + offset
    globalThis.Date = new Proxy(MachineDate, {
      construct: (target, given, self) =>
        Reflect.construct(target, given.length === 0 ? [now()] : given, self),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    })
  }, moment)
}
