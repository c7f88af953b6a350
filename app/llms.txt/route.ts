import {llmsText} from '@/components/site/llmsText.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchFrameworks, fetchHome, fetchSiteSettings} from '@/sanity/live.ts'

/** Where each text of the site is in Markdown. */
export async function GET(): Promise<Response> {
  const [home, frameworks, settings] = await Promise.all([
    fetchHome(),
    fetchFrameworks(),
    fetchSiteSettings(),
  ])
  return new Response(llmsText({home, frameworks, settings}, siteUrl), {
    headers: {'Content-Type': 'text/plain; charset=utf-8'},
  })
}
