import {frameworksPath, homePath} from '@/sanity/paths.ts'

/** What to do next where a question found nothing. */
export function NothingFound({question}: {question: string}) {
  return (
    <section className="spread border-t border-ink pt-6 lg:pt-9">
      <div className="max-w-measure lg:col-start-2">
        <h2 className="text-title font-normal tracking-[-0.018em]">Nothing found</h2>
        <p className="mt-5 text-lede">No edition, framework or claim comes close to “{question}”.</p>
        <ul className="mt-6 list-['–__'] space-y-2 pl-5">
          <li>Look at the spelling, or try fewer or other words.</li>
          <li>
            The{' '}
            <a className="link" href={frameworksPath}>
              list of frameworks
            </a>{' '}
            has every one that the site knows.
          </li>
          <li>
            The{' '}
            <a className="link" href={homePath}>
              roundups
            </a>{' '}
            lead to every edition and its claims.
          </li>
        </ul>
      </div>
    </section>
  )
}
