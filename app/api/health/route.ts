import {connection} from 'next/server'

/** Answers as soon as the site can serve, whether or not the lake can. */
export async function GET(): Promise<Response> {
  await connection()
  return Response.json({status: 'ok'})
}
