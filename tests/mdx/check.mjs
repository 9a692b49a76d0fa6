// What does a reader of an MDX page see? Compiles each page with the real compiler, renders it, and prints JSON:
// for each page its path, the cells of its tables, its headings, the ids that links land on, and what went wrong.
//
//     node check.mjs PAGE.mdx…

import {readFile} from 'node:fs/promises'
import {evaluate} from '@mdx-js/mdx'
import * as runtime from 'preact/jsx-runtime'
import {h} from 'preact'
import {render} from 'preact-render-to-string'
import remarkGfm from 'remark-gfm'

const pages = []
for (const path of process.argv.slice(2)) {
  const page = {path, cells: [], headings: [], items: [], ids: [], error: null}
  try {
    await read(await readFile(path, 'utf8'), page)
  } catch (error) {
    page.error = String(error)
  }
  pages.push(page)
}
process.stdout.write(JSON.stringify(pages))

async function read(source, page) {
  const {default: Content} = await evaluate(source, {...runtime, remarkPlugins: [remarkGfm]})
  // A component for each element of interest notes the text that is below it.
  const noting = (name, into) => (props) => {
    into.push(text(props.children))
    return h(name, props)
  }
  const components = {
    td: noting('td', page.cells),
    th: noting('th', page.cells),
    li: noting('li', page.items),
    h1: noting('h1', page.headings),
    h2: noting('h2', page.headings),
    h3: noting('h3', page.headings)
  }
  const html = render(h(Content, {components}))
  for (const [, id] of html.matchAll(/<a id="([^"]*)"/g)) page.ids.push(unescape(id))
}

// The text below a node; every component was called by the compiler's own output, so only text and elements are left.
function text(node) {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (Array.isArray(node)) return node.map(text).join('')
  if (typeof node === 'object') return text(node.props.children)
  return String(node)
}

// What preact escapes in an attribute.
function unescape(value) {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
