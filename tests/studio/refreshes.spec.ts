import type {Page} from '@playwright/test'

import {ids} from '../../sanity/seed/ids.ts'
import {exampleIds, examplesNow, fillWithRefreshes} from '../support/refreshExamples.ts'
import type {Stack} from '../support/stack.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'refreshes', timezoneId: 'Europe/Berlin'})

/** Opens the tool on the day that the examples are made for. */
async function openTool(page: Page, stack: Stack, place = ''): Promise<StudioPage> {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await page.clock.install({time: examplesNow})
  await page.goto(`${stack.siteUrl}/studio/refreshes${place}`)
  await expect(page.getByRole('navigation', {name: 'Views'})).toBeVisible({timeout: 60_000})
  return studio
}

/** A day of the month that is shown. */
function day(page: Page, name: string) {
  return page.getByRole('gridcell', {name: new RegExp(`^\\w+, ${name}`)})
}

function column(page: Page, name: string) {
  return page.getByRole('region', {name, exact: true})
}

test('the tool says what to do next while nothing is planned, and leads there', async ({page, stack}) => {
  await stack.client.delete(ids.refresh2027)
  const studio = await openTool(page, stack, '/board')
  await expect(page.getByRole('heading', {name: 'No refresh is planned yet'})).toBeVisible()
  await page.getByRole('link', {name: 'Top backend frameworks'}).click()
  await expect.poll(() => studio.openId()).toBe(ids.roundup)
})

test.describe('with refreshes in every state', () => {
  test.beforeEach(async ({stack}) => fillWithRefreshes(stack.client))

  test('the month shows go-lives at their own clock, and claims that expire by edition', async ({
    page,
    stack,
  }) => {
    await openTool(page, stack)
    await expect(page.getByRole('heading', {name: 'May 2027', exact: true})).toBeVisible()
    await expect(day(page, '20 May 2027')).toHaveAttribute('aria-current', 'date')
    await expect(day(page, '24 May 2027')).toContainText('Top databases2027 · 09:30 BST')
    await expect(day(page, '27 May 2027')).toContainText('7 claims expireTop frontend frameworks 2026')

    await day(page, '24 May 2027').click({position: {x: 5, y: 5}})
    const list = page.getByRole('region', {name: 'Monday, 24 May 2027'})
    await expect(list).toContainText('24 May 2027, 09:30 BST')
    await expect(list).toContainText('10:30 CEST for you')
    await list.getByRole('button', {name: 'Next: 27 May 2027'}).click()
    await expect(page.getByRole('region', {name: 'Thursday, 27 May 2027'}).getByRole('link')).toHaveCount(7)

    await page.getByRole('button', {name: 'Next month'}).click()
    await expect(page.getByRole('grid', {name: 'June 2027'})).toBeVisible()
    await expect(day(page, '4 June 2027')).toContainText('2028 · 09:00 GMT+9')
    await page.getByRole('button', {name: 'Today'}).click()
    await expect(page.getByRole('grid', {name: 'May 2027'})).toBeVisible()
  })

  test('the month is gone through by keyboard, from a day to its list and to a document', async ({
    page,
    stack,
  }) => {
    const studio = await openTool(page, stack)
    await day(page, '20 May 2027').focus()
    await page.keyboard.press('ArrowDown')
    await expect(day(page, '27 May 2027')).toBeFocused()
    await page.keyboard.press('Home')
    await expect(day(page, '24 May 2027')).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    await expect(day(page, '31 May 2027')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('grid', {name: 'June 2027'})).toBeVisible()
    await expect(day(page, '1 June 2027')).toBeFocused()
    await page.keyboard.press('PageUp')
    await expect(day(page, '1 May 2027')).toBeFocused()
    await page.keyboard.press('PageDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('grid', {name: 'May 2027'})).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(day(page, '27 May 2027')).toBeFocused()

    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', {name: /^Claim 1/})).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(day(page, '27 May 2027')).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => studio.openId()).toBe(exampleIds.edition)
    const label = studio.field('entries[_key=="entry"].advantages[_key=="claim2"].label')
    await expect(label.getByRole('textbox')).toHaveValue('Claim 2')

    await page.goBack()
    await expect(page.getByRole('grid', {name: 'May 2027'})).toBeVisible()
  })

  test('the year counts what falls into each month, and leads to it', async ({page, stack}) => {
    await openTool(page, stack, '/year/2027-05')
    await expect(page.getByRole('link', {name: 'May 2027: 4 refreshes, 8 claims expire'})).toBeVisible()
    await expect(page.getByRole('link', {name: 'July 2027: nothing'})).toBeVisible()
    await page.getByRole('button', {name: 'Next year'}).click()
    await expect(page.getByRole('link', {name: 'May 2028: 5 claims expire'})).toBeVisible()
    await page.getByRole('button', {name: 'Previous year'}).click()
    await page.getByRole('link', {name: /^June 2027: 3 refreshes/}).press('Enter')
    await expect(page.getByRole('grid', {name: 'June 2027'})).toBeVisible()
  })

  test('the board has each refresh in its column, with progress, obstacle and receipt', async ({
    page,
    stack,
  }) => {
    const studio = await openTool(page, stack, '/board')
    const drafting = column(page, 'Drafting')
    await expect(drafting).toContainText('Top frontend frameworks 2027')
    await expect(drafting).toContainText('15 June 2027, 09:00 GMT-4')
    await expect(drafting).toContainText('15:00 CEST for you')
    await expect(drafting).toContainText('Ada Example')
    await expect(drafting.getByRole('progressbar', {name: 'Verified claims'})).toHaveAttribute('value', '5')
    await expect(drafting).toContainText('React: “Large community” is not verified. And 2 more.')
    await expect(column(page, 'Ready')).toContainText('Top databases 2028')
    await expect(column(page, 'Scheduled')).toContainText('Top databases 2027')
    await expect(column(page, 'Live')).toContainText('Readers saw it 0.4 s after publishing.')
    await expect(column(page, 'Held')).toContainText('“Fast” expired on 17 May 2027.')
    await expect(column(page, 'Missed')).toContainText('no runner has taken it')

    await column(page, 'Held').getByRole('link').click()
    await expect.poll(() => studio.openId()).toBe(exampleIds.held)
    await expect(page.getByTestId('form-view').last()).toBeVisible()
  })

  test('filters by owner and roundup hold in every view and in the address', async ({page, stack}) => {
    await openTool(page, stack, '/board')
    await page.getByLabel('Owner').selectOption('Ada Example')
    await expect(column(page, 'Scheduled').getByRole('link')).toHaveCount(0)
    await expect(column(page, 'Held').getByRole('link')).toHaveCount(1)
    await page.getByLabel('Roundup').selectOption('Top frontend frameworks')
    await expect(column(page, 'Held').getByRole('link')).toHaveCount(0)
    await expect(column(page, 'Drafting').getByRole('link')).toHaveCount(1)

    await page.getByRole('link', {name: 'Month'}).click()
    await expect(day(page, '27 May 2027')).toContainText('7 claims expire')
    await expect(day(page, '24 May 2027')).not.toContainText('Top databases')
    await page.reload()
    await expect(page.getByLabel('Owner')).toHaveValue(exampleIds.ada)
    await expect(day(page, '24 May 2027')).not.toContainText('Top databases')

    await page.getByLabel('Owner').selectOption('Grace Example')
    await expect(page.getByRole('heading', {name: 'Nothing matches these filters'})).toBeVisible()
    await page.getByRole('button', {name: 'Show everything'}).click()
    await expect(day(page, '24 May 2027')).toContainText('Top databases')
  })

  test('what changes elsewhere shows by itself', async ({page, stack}) => {
    await openTool(page, stack, '/board')
    await expect(column(page, 'Drafting').getByRole('link')).toHaveCount(1)
    await stack.client.patch(exampleIds.drafting).set({'checked.blockers': [], state: 'scheduled'}).commit()
    await expect(column(page, 'Drafting').getByRole('link')).toHaveCount(0)
    await expect(column(page, 'Scheduled')).toContainText('Top frontend frameworks 2027')

    await stack.client
      .patch(`drafts.${exampleIds.draft}`)
      .set({'entries[0].advantages[5].review': {_type: 'review', verdict: 'holds', verifiedOn: '2027-05-19'}})
      .commit()
    await expect(column(page, 'Scheduled')).toContainText('6 of 8 claims verified')
  })
})

test.describe('while the lake is away', () => {
  test.use({outages: true})

  test('the tool keeps what it has, says so calmly, and is up to date once the lake is back', async ({
    page,
    stack,
  }) => {
    await fillWithRefreshes(stack.client)
    await openTool(page, stack, '/board')
    await expect(column(page, 'Held').getByRole('link')).toHaveCount(1)
    await stack.lake.part.stop()
    const notice = page.getByText('Refreshes cannot be read from the content lake at the moment.')
    await expect(notice).toBeVisible()
    await page.getByRole('button', {name: 'Retry', exact: true}).click()
    await expect(notice).toBeVisible()
    await expect(column(page, 'Held').getByRole('link')).toHaveCount(1)
    await stack.lake.part.start()
    await stack.client.patch(exampleIds.held).set({state: 'drafting'}).commit()
    await expect(notice).toBeHidden({timeout: 60_000})
    await expect(column(page, 'Held').getByRole('link')).toHaveCount(0)
  })
})
