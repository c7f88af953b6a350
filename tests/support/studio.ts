import {expect, type Locator, type Page} from '@playwright/test'

import type {Stack} from './stack.ts'

/** Where the Studio keeps its token in the browser, and the token, for each stack that somebody signed in to. */
const tokenKey = '__studio_auth_token_perennial'
const tokens = new WeakMap<Stack, [key: string, token: string]>()

/** The Studio as an editor uses it: by role, name and visible text. */
export class StudioPage {
  readonly page: Page
  readonly stack: Stack

  constructor(page: Page, stack: Stack) {
    this.page = page
    this.stack = stack
  }

  /**
   * Signs in on the lake's own page, the way the Studio leads there, and comes back. After the first time in a stack the
   * browser brings its token along, as an editor's does who was here before: then nothing is opened yet.
   */
  async signIn(): Promise<void> {
    const context = this.page.context()
    const known = tokens.get(this.stack)
    if (known) {
      await context.addInitScript(([key, token]) => localStorage.setItem(key, token), known)
      return
    }
    await this.signInAs('Editor')
    const token = await this.page.evaluate((key) => localStorage.getItem(key), tokenKey)
    if (token) tokens.set(this.stack, [tokenKey, token])
  }

  /** Signs in by typing, under a name of one's own. */
  async signInAs(name: string): Promise<void> {
    await this.page.goto(`${this.stack.siteUrl}/studio`)
    await this.page.getByLabel('Name').fill(name)
    await this.page.getByLabel('Password').fill(this.stack.password)
    await this.page.getByRole('button', {name: 'Sign in'}).click()
    await expect(this.page.getByTestId('studio-navbar')).toBeVisible()
  }

  /** Goes to the Studio's first page. */
  async enter(): Promise<void> {
    await this.page.goto(`${this.stack.siteUrl}/studio`)
    await expect(this.page.getByTestId('studio-navbar')).toBeVisible()
  }

  /** Opens a document's form and waits until it can be edited. */
  async open(type: string, id: string, path = ''): Promise<void> {
    const target = `id=${id};type=${type}${path && `;path=${encodeURIComponent(path)}`}`
    await this.page.goto(`${this.stack.siteUrl}/studio/intent/edit/${target}`)
    await expect(this.page.getByTestId('form-view').last()).toBeVisible()
  }

  /** Opens a document's form as it is in a release, by the release's name in the lake. */
  async openIn(release: string, type: string, id: string): Promise<void> {
    await this.page.goto(
      `${this.stack.siteUrl}/studio/intent/edit/id=${id};type=${type}/?perspective=${release}`,
    )
    await expect(this.page.getByTestId('form-view').last()).toBeVisible()
  }

  /** Opens a release's own page from the list of releases. */
  async openRelease(title: string): Promise<void> {
    await this.page.goto(`${this.stack.siteUrl}/studio/releases`)
    await this.page
      .getByRole('link', {name: title})
      .or(this.page.getByText(title, {exact: true}))
      .first()
      .click()
    await expect(this.page.getByTestId('release-menu-button')).toBeVisible()
  }

  /** Chooses from the menu of the release that is open; `asked` is what the Studio asks then, where it does. */
  async actOnRelease(name: string, asked?: Locator): Promise<void> {
    await this.#chooseFrom(this.page.getByTestId('release-menu-button'), name, asked)
  }

  /** Starts a new document from the navigation bar's menu, such as 'Framework', and gives its id. */
  async create(kind: string): Promise<string> {
    await this.enter()
    await this.page.getByRole('button', {name: 'Create new document'}).click()
    await this.page.getByRole('link', {name: kind, exact: true}).click()
    await expect(this.page.getByTestId('form-view').last()).toBeVisible()
    return this.openId()
  }

  /** The id of the document that is open, as the address bar shows it. */
  openId(): string {
    const pane = new URL(this.page.url()).pathname.split(/[;/]/).at(-1) ?? ''
    const [id = ''] = decodeURIComponent(pane).split(',')
    return id.replace(/^__edit__/, '')
  }

  /** Turns to one of the form's groups of fields. */
  async turnTo(group: string): Promise<void> {
    await this.page.getByRole('tab', {name: group}).last().click()
  }

  /** The first control of a field, by the field's path in the document. */
  field(path: string): Locator {
    return this.page.getByTestId(`field-${path}`)
  }

  /** Replaces the text or number of a field by typing. */
  async type(path: string, text: string): Promise<void> {
    const field = this.field(path)
    const input = field.getByRole('textbox').or(field.getByRole('spinbutton')).first()
    await expect(input).toBeEditable()
    // Typed over, not emptied first: the Studio would still complain of the empty field when the text is there.
    // The Studio may draw the field anew between selecting and typing, and the selection is lost with the old one.
    await expect(async () => {
      await input.press('ControlOrMeta+a')
      await input.pressSequentially(text)
      await expect(input).toHaveValue(text, {timeout: 2_000})
    }).toPass({timeout: 30_000})
  }

  /** Searches for a document in a reference field, by the field's title, and takes the one whose name begins as given. */
  async choose(title: string, search: string): Promise<void> {
    const field = this.page.getByRole('combobox', {name: title})
    const option = this.page.getByRole('option', {name: new RegExp(`^${search}`)})
    // A dialog that has just opened may take the focus away, and the list of what was found with it.
    await expect(async () => {
      await field.fill(search)
      await option.click({timeout: 2_000})
    }).toPass()
    await expect(field).toBeHidden()
  }

  /** Waits until the lake's draft of a document holds what was typed: before that, going elsewhere could lose it. */
  async drafted(id: string, fields: Record<string, unknown>): Promise<void> {
    await expect.poll(() => this.stack.client.getDocument(`drafts.${id}`)).toMatchObject(fields)
  }

  /** Sees that the Studio withholds publishing, and gives this reason in its list of problems. */
  async isRefused(reason: string): Promise<void> {
    await expect(this.page.getByTestId('action-publish').last()).toBeDisabled()
    const list = this.page.getByText('Validation', {exact: true}).filter({visible: true})
    if ((await list.count()) === 0) await this.page.getByRole('button', {name: 'Validation'}).click()
    await expect(this.page.getByText(reason, {exact: true}).filter({visible: true}).first()).toBeVisible()
  }

  /**
   * Publishes what is open by clicking, and waits until the lake holds it as published. Clicks again where an editor would
   * have to: pressed while it still validates an earlier keystroke, the Studio may refuse for what is put right by now.
   */
  async publish(): Promise<void> {
    const id = this.openId()
    const button = this.page.getByTestId('action-publish').last()
    const draft = () => this.stack.client.getDocument(`drafts.${id}`)
    let isPressed = false
    await expect(async () => {
      // On a busy machine the lake may have it later than was waited for.
      if (isPressed && !(await draft())) return
      await expect(button).toBeEnabled()
      await button.click()
      isPressed = true
      await expect.poll(draft, {timeout: 5_000}).toBeUndefined()
    }).toPass()
    await expect(button).toBeDisabled()
  }

  /** Chooses from the menu beside the publish button, and confirms where the Studio asks. */
  async act(name: RegExp, confirmation?: RegExp): Promise<void> {
    await this.#chooseFrom(this.page.getByTestId('action-menu-button').last(), name)
    if (confirmation) await this.page.getByRole('dialog').getByRole('button', {name: confirmation}).click()
  }

  /** Opens what happened to the document: its 'History', or 'Review changes'. */
  async review(tab: string): Promise<void> {
    await this.page.getByTestId('pane-footer-document-status').last().click()
    await this.page.getByRole('tab', {name: tab}).click()
  }

  /** Opens a menu and chooses from it; again where the menu closed by itself because the Studio drew the pane anew. */
  async #chooseFrom(menu: Locator, name: string | RegExp, outcome?: Locator): Promise<void> {
    const item = this.page.getByRole('menuitem', {name})
    await expect(async () => {
      if (!(await item.isVisible())) await menu.click({timeout: 10_000})
      await item.click({timeout: 10_000})
      if (outcome) await expect(outcome).toBeVisible({timeout: 10_000})
    }).toPass()
  }

  /** Chooses from the menu of the document's pane. */
  async actOnPane(name: string | RegExp): Promise<void> {
    await this.#chooseFrom(this.page.getByTestId('pane-context-menu-button').last(), name)
  }

  /** Chooses from the menu of a field, which shows when the pointer is over the field. */
  async actOnField(path: string, name: string | RegExp): Promise<void> {
    await this.field(path).hover()
    await this.#chooseFrom(this.field(path).getByRole('button', {name: 'Field actions'}), name)
  }

  /** Withdraws the open document from readers: the Studio offers it on the published version only. */
  async unpublish(): Promise<void> {
    await this.page.getByRole('button', {name: 'Published', exact: true}).click()
    await this.page.getByRole('button', {name: 'Unpublish', exact: true}).click()
    await this.page
      .getByRole('dialog')
      .getByRole('button', {name: /^Unpublish/})
      .click()
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }
}
