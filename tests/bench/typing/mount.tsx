import {createRoot} from 'react-dom/client'
import {type Config, Studio} from 'sanity'

/** Draws a Studio over the whole page. */
export function mount(config: Config): void {
  const root = document.createElement('div')
  root.style.height = '100vh'
  document.body.style.margin = '0'
  document.body.append(root)
  createRoot(root).render(<Studio config={config} />)
}
