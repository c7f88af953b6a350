import {isJsonObject, type Json, type JsonObject} from '../store/documentTypes.ts'

/**
 * A value in which references that were weak only until publishing are strong: the Studio writes them as
 * `{_weak: true, _strengthenOnPublish: {…}}` while their document is a draft.
 */
export function strengthenReferences<T extends JsonObject>(document: T): T {
  return {...document, ...strengthenFields(document)}
}

function strengthenFields(fields: JsonObject): JsonObject {
  const intent = fields._strengthenOnPublish
  const kept = intent === undefined ? Object.entries(fields) : withoutIntent(fields, intent)
  return Object.fromEntries(kept.map(([name, value]) => [name, strengthenValue(value)]))
}

// The intent may itself say that the published reference is a weak one.
function withoutIntent(reference: JsonObject, intent: Json): [string, Json][] {
  const staysWeak = isJsonObject(intent) && intent.weak === true
  return Object.entries(reference).filter(
    ([name]) => name !== '_strengthenOnPublish' && (staysWeak || name !== '_weak'),
  )
}

function strengthenValue(value: Json): Json {
  if (Array.isArray(value)) return value.map(strengthenValue)
  return isJsonObject(value) ? strengthenFields(value) : value
}
