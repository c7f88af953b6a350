import {defineCliConfig} from 'sanity/cli'

import {sanityEnv} from './sanity/env.ts'

export default defineCliConfig({
  api: {projectId: sanityEnv.projectId, dataset: sanityEnv.dataset},
  typegen: {
    path: './sanity/queries/**/*.ts',
    schema: './sanity/schema.generated.json',
    generates: './sanity/types.generated.ts',
  },
})
