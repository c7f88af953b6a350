import {defineQuery} from 'groq'

/** The title of a release, which a preview of it says: `$id`, in the perspective `raw`. */
export const releaseTitleQuery = defineQuery(`*[_id == $id][0]{"title": metadata.title}`)
