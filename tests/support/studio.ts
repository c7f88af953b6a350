import {expect, type Locator, type Page} from '@playwright/test'

import type {Stack} from './stack.ts'

/** The Studio as an editor uses it: by role, name and visible text. */
export class StudioPage {
  readonly page: Page
  readonly stack: Stack

  constructor(page: Page, stack: Stack) {
    this.page = page
    this.stack = stack
  }

  /** Signs in on the lake's own page, the way the Studio leads there, and comes back. */
  async signIn(): Promise<void> {
    await this.page.goto(`${this.stack.siteUrl}/studio`)
    await this.page.getByLabel('Password').fill(this.stack.password)
    await this.page.getByRole('button', {name: 'Sign in'}).click()
    await expect(this.page.getByTestId('studio-navbar')).toBeVisible()
  }

  /** Opens a document's form and waits until it can be edited. */
  async open(type: string, id: string, path = ''): Promise<void> {
    const target = `id=${id};type=${type}${path && `;path=${encodeURIComponent(path)}`}`
    await this.page.goto(`${this.stack.siteUrl}/studio/intent/edit/${target}`)
    await expect(this.page.getByTestId('form-view').last()).toBeVisible()
  }

  /** The first control of a field, by the field's path in the document. */
  field(path: string): Locator {
    return this.page.getByTestId(`field-${path}`)
  }

  /** Replaces the text of a field by typing. */
  async type(path: string, text: string): Promise<void> {
    const input = this.field(path).getByRole('textbox').first()
    await expect(input).toBeEditable()
    await input.fill('')
    await input.pressSequentially(text)
    await expect(input).toHaveValue(text)
  }

  async publish(): Promise<void> {
    const button = this.page.getByTestId('action-publish').last()
    await expect(button).toBeEnabled()
    await button.click()
    await expect(button).toBeDisabled()
  }

  /** Chooses from the menu beside the publish button, and confirms where the Studio asks. */
  async act(name: RegExp, confirmation?: RegExp): Promise<void> {
    await this.page.getByTestId('action-menu-button').last().click()
    await this.page.getByRole('menuitem', {name}).click()
    if (confirmation) await this.page.getByRole('button', {name: confirmation}).click()
  }
}
