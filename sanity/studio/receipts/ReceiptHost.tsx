import type {ReactNode} from 'react'
import {styled} from 'styled-components'

import {FollowedReceipt, UnknownPages} from './FollowedReceipt.tsx'
import {useFollowedPublishes} from './useFollowedPublishes.ts'

/**
 * The Studio, and below it what becomes of what was published: in a place of its own, so that it covers nothing, and at the Studio's
 * own level, so that it stays while somebody goes from document to document.
 */
export function ReceiptHost({children}: {children: ReactNode}) {
  const {publishes, problem, close, revalidateNow} = useFollowedPublishes()
  return (
    <Layout>
      <Studio>{children}</Studio>
      <Notices aria-atomic={false} aria-label="Receipts">
        {problem !== null && <UnknownPages problem={problem} onClose={() => close('')} />}
        {publishes.map((publish) => (
          <FollowedReceipt
            key={publish.id}
            publish={publish}
            onClose={() => close(publish.id)}
            onRevalidate={async () => revalidateNow(publish.id)}
          />
        ))}
      </Notices>
    </Layout>
  )
}

const Layout = styled.div`
  display: flex;
  flex-direction: column;
  height: 100%;
`

const Studio = styled.div`
  flex: 1;
  min-height: 0;
  overflow: auto;
`

const Notices = styled.output`
  display: block;
  flex: none;
  max-height: 40%;
  overflow: auto;
`
