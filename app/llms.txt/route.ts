import {llmsText} from '@/components/site/llmsText.ts'
import {pagesOf} from '@/lib/paging.ts'
import {siteUrl} from '@/sanity/env.ts'
import {
  fetchFrameworks,
  fetchHome,
  fetchSiteSettings,
  frameworksPerPage,
  roundupsPerPage,
} from '@/sanity/live.ts'

/** Where the first texts of each list are in Markdown, and where the lists go on. */
export async function GET(): Promise<Response> {
  const [home, frameworks, settings] = await Promise.all([
    fetchHome(),
    fetchFrameworks(),
    fetchSiteSettings(),
  ])
  const pages = {
    roundups: pagesOf(home.total, roundupsPerPage),
    frameworks: pagesOf(frameworks.total, frameworksPerPage),
  }
  return new Response(llmsText({home, frameworks, settings}, siteUrl, pages), {
    headers: {'Content-Type': 'text/plain; charset=utf-8'},
  })
}
