import {z} from 'zod'

const answerSchema = z.union([z.object({revalidated: z.array(z.string())}), z.object({error: z.string()})])

/**
 * Has the site make the pages of a receipt's document anew. Throws what the site gives as the reason when it refuses, or that it
 * does not answer.
 */
export async function revalidate(receiptId: string): Promise<void> {
  const body = JSON.stringify({id: receiptId})
  const response = await fetch('/api/receipts/revalidate', {
    method: 'POST',
    credentials: 'omit',
    headers: {'content-type': 'application/json'},
    body,
  }).catch((error: unknown) => {
    throw new Error('The site does not answer. Try again when it does.', {cause: error})
  })
  const answer = answerSchema.safeParse(await response.json().catch(() => null))
  if (!answer.success) throw new Error(`The site answered ${response.status} without saying why.`)
  if ('error' in answer.data) throw new Error(answer.data.error)
}
