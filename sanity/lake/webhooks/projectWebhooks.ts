import {randomBytes} from 'node:crypto'

import type {Lake} from '../lake.ts'
import type {Project} from '../project.ts'
import type {WebhookDefinition} from './definition.ts'
import {openWebhookTable, type Webhook} from './webhookTable.ts'

/**
 * The webhooks of all datasets. Each lies in the file of the dataset whose log it follows, so that a change and what is to be
 * delivered of it are one transaction; one for all datasets (`*`) lies in every file, under the same id.
 */
export interface ProjectWebhooks {
  /** Each once, the oldest first. */
  list(): Webhook[]
  get(id: string): Webhook | null
  /** Creates, or changes where it is there already, and takes it from where it does not belong any more. */
  put(definition: WebhookDefinition, options: {now: Date; id?: string; createdByUserId?: string}): Webhook
  delete(id: string): void
  /** The datasets in which a webhook lies. */
  placesOf(id: string): Lake[]
}

export function openProjectWebhooks(project: Project): ProjectWebhooks {
  const lakes = () =>
    project
      .datasets()
      .map(({name}) => project.lake(name))
      .filter((lake) => lake !== null)
  const tableOf = (lake: Lake) => openWebhookTable(lake.database)
  const placesOf = (id: string) => lakes().filter((lake) => tableOf(lake).get(id) !== null)

  function get(id: string): Webhook | null {
    const [place] = placesOf(id)
    return place ? tableOf(place).get(id) : null
  }

  return {
    get,
    placesOf,
    list() {
      const all = lakes().flatMap((lake) => tableOf(lake).list())
      const once = new Map(all.toReversed().map((webhook) => [webhook.id, webhook]))
      return [...once.values()].toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    },
    put(definition, {now, id = randomBytes(8).toString('hex'), ...options}) {
      const createdByUserId = get(id)?.createdByUserId ?? options.createdByUserId ?? ''
      for (const lake of lakes()) {
        if (belongsTo(definition, project, lake)) putInto(lake, definition, {now, id, createdByUserId})
        else tableOf(lake).delete(id)
      }
      const stored = get(id)
      if (!stored) throw new Error(`The webhook "${definition.name}" was not stored`)
      return stored
    },
    delete(id) {
      for (const lake of placesOf(id)) tableOf(lake).delete(id)
    },
  }
}

/** Gives a dataset that was just made the webhooks that are for all datasets. */
export function inheritWebhooks(project: Project, lake: Lake): void {
  for (const {
    id,
    createdByUserId,
    sinceSequence: _since,
    createdAt: _created,
    updatedAt: _updated,
    ...definition
  } of openWebhookTable(project.main.database).list()) {
    if (definition.dataset === '*' && belongsTo(definition, project, lake))
      putInto(lake, definition, {now: project.clock.now(), id, createdByUserId})
  }
}

/** What editors say to each other in comments and tasks is no change of content: `*` leaves add-ons out. */
function belongsTo({dataset}: WebhookDefinition, project: Project, lake: Lake): boolean {
  const {dataset: name} = lake.config
  return dataset === name || (dataset === '*' && project.dataset(name)?.addonFor === null)
}

function putInto(
  lake: Lake,
  definition: WebhookDefinition,
  {now, id, createdByUserId}: {now: Date; id: string; createdByUserId: string},
): void {
  const table = openWebhookTable(lake.database)
  if (table.get(id)) table.update(id, definition, now)
  else table.create(definition, {id, sinceSequence: lake.log.lastSequence(), now, createdByUserId})
}
