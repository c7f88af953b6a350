import {defineQuery} from 'groq'

/** Redirects that start at one of `$paths`. */
export const redirectQuery = defineQuery(
  `*[_type == "redirect" && from in $paths && defined(to)]{"from": coalesce(from, ""), "to": coalesce(to, "")}`,
)
