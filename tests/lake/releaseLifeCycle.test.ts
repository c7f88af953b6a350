import fc from 'fast-check'
import {afterAll, beforeAll, expect, it} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

type State = 'none' | 'active' | 'scheduled' | 'published' | 'archived'
const ids = ['a', 'b', 'c']

/** What a release should be: its state, and titles by document of its versions, what it put aside, and what is published. */
interface Model {
  state: State
  versions: Map<string, string>
  aside: Map<string, string>
  published: Map<string, string>
}

/** From which states a step is allowed, and what it makes of a release. */
const steps: Record<string, {from: State[]; take(model: Model): void}> = {
  create: {from: ['none'], take: (model) => (model.state = 'active')},
  edit: {from: ['active', 'scheduled'], take: () => {}},
  schedule: {from: ['active', 'scheduled'], take: (model) => (model.state = 'scheduled')},
  unschedule: {from: ['scheduled'], take: (model) => (model.state = 'active')},
  publish: {
    from: ['active'],
    take(model) {
      for (const [id, title] of model.versions) model.published.set(id, title)
      model.versions.clear()
      model.state = 'published'
    },
  },
  archive: {
    from: ['active'],
    take(model) {
      model.aside = model.versions
      model.versions = new Map()
      model.state = 'archived'
    },
  },
  unarchive: {
    from: ['archived'],
    take(model) {
      model.versions = model.aside
      model.state = 'active'
    },
  },
  delete: {from: ['archived', 'published'], take: (model) => (model.state = 'none')},
}

/** The same steps at the lake, and writing and dropping versions. */
class Release {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  step(step: string): Promise<unknown> {
    const {releases} = lake.client()
    const release = {releaseId: this.name}
    if (step === 'create') return releases.create({...release, metadata: {title: this.name}})
    if (step === 'edit') return releases.edit({...release, patch: {set: {'metadata.title': 'Edited'}}})
    if (step === 'schedule') return releases.schedule({...release, publishAt: '2100-01-01T00:00:00Z'})
    if (step === 'unschedule') return releases.unschedule(release)
    if (step === 'publish') return releases.publish(release)
    if (step === 'archive') return releases.archive(release)
    if (step === 'unarchive') return releases.unarchive(release)
    return releases.delete(release)
  }

  write(id: string, title: string): Promise<unknown> {
    const _id = `versions.${this.name}.${this.name}-${id}`
    return lake.client().createOrReplace({_id, _type: this.name, title})
  }

  drop(id: string): Promise<unknown> {
    return lake.client().discardVersion({releaseId: this.name, publishedId: `${this.name}-${id}`}, false)
  }

  async look(): Promise<Omit<Model, 'aside'>> {
    const {release, documents} = await lake.client().fetch<{
      release: {state: State} | null
      documents: {_id: string; title: string}[]
    }>('{"release": *[_id == $id][0]{state}, "documents": *[_type == $name] | order(_id){_id, title}}', {id: `_.releases.${this.name}`, name: this.name}, {perspective: 'raw'})
    const titles = (prefix: string) =>
      new Map(
        documents
          .filter(({_id}) => _id.startsWith(prefix))
          .map(({_id, title}) => [_id.slice(prefix.length), title]),
      )
    return {
      state: release?.state ?? 'none',
      versions: titles(`versions.${this.name}.${this.name}-`),
      published: titles(`${this.name}-`),
    }
  }
}

const step = fc.oneof(
  {weight: 2, arbitrary: fc.constantFrom(...Object.keys(steps)).map((name) => ({name, id: ''}))},
  {weight: 1, arbitrary: fc.record({name: fc.constantFrom('write', 'drop'), id: fc.constantFrom(...ids)})},
)

let rounds = 0

it('goes through any row of steps as its states allow, and what is refused leaves no trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, {minLength: 5, maxLength: 20}), async (row) => {
      const release = new Release(`life${(rounds += 1)}`)
      const model: Model = {state: 'none', versions: new Map(), aside: new Map(), published: new Map()}
      // Every row begins with a release: without one hardly a step is allowed.
      for (const [index, {name, id}] of [{name: 'create', id: ''}, ...row].entries()) {
        const before = lake.lake.log.lastSequence()
        const isAllowed = allows(model, name, id)
        const title = `${index}`
        const attempt =
          name === 'write'
            ? release.write(id, title)
            : name === 'drop'
              ? release.drop(id)
              : release.step(name)
        const isDone = await attempt.then(
          () => true,
          () => false,
        )
        expect({name, state: model.state, isDone}).toEqual({name, state: model.state, isDone: isAllowed})
        expect(lake.lake.log.lastSequence()).toBe(isAllowed ? before + 1 : before)
        if (!isAllowed) continue
        if (name === 'write') model.versions.set(id, title)
        else if (name === 'drop') model.versions.delete(id)
        else steps[name]?.take(model)
      }
      const {state, versions, published} = model
      expect(await release.look()).toEqual({state, versions, published})
    }),
    {numRuns: 30},
  )
})

function allows({state, versions}: Model, name: string, id: string): boolean {
  const isOpen = state === 'active' || state === 'none'
  if (name === 'write') return isOpen
  if (name === 'drop') return isOpen && versions.has(id)
  return steps[name]?.from.includes(state) ?? false
}
