import {NotFoundMessage} from '@/components/site/NotFoundMessage.tsx'

/** Takes over in the browser from the message that the server sent. */
export default function NotFound() {
  return <NotFoundMessage />
}
