import {expect, type FrameLocator, type Locator} from '@playwright/test'

import {StudioPage} from './studio.ts'

/** The Studio with a page of the site beside the form, as an editor uses it. */
export class PresentationPage extends StudioPage {
  /** The page that is previewed. */
  get frame(): FrameLocator {
    return this.page.frameLocator('iframe')
  }

  /** The bar in the page that says that it is a preview. */
  get bar(): Locator {
    return this.frame.getByRole('complementary', {name: 'Preview', exact: true})
  }

  /** Opens the tool at a page and waits until texts in it can be clicked. */
  async present(path: string): Promise<void> {
    const address = new URLSearchParams({preview: path})
    await this.page.goto(`${this.stack.siteUrl}/studio/presentation?${address}`)
    await expect(this.bar).toBeVisible()
    await expect(this.frame.locator('sanity-visual-editing [data-ui]').first()).toBeAttached()
  }

  /** Clicks on a text in the page, again until the Studio has opened the field that it is from. */
  async clickThrough(text: Locator, id: string, path: string): Promise<void> {
    await expect(async () => {
      await text.click({timeout: 10_000})
      await expect
        .poll(() => decodeURIComponent(this.page.url()), {timeout: 10_000})
        .toContain(`/${id}/${path}`)
    }).toPass()
  }

  /** Chooses what the Studio shows, from the menu in its navigation bar. */
  async view(perspective: string | RegExp): Promise<void> {
    await this.page.getByTestId('global-perspective-menu-button').click()
    await this.page.getByRole('menuitem', {name: perspective}).click()
  }
}
