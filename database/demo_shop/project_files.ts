import type { SourceTree } from '#database/demo_shop/shapes'

/** How an agent is built and started; `app` is a snake_case identifier. */
export interface Project {
  language: 'elixir' | 'elixir_release' | 'python' | 'typescript'
  app: string
}

/** The manifest's entry point, as Core starts it once the user has built and enabled the agent. */
export function entrypointOf({ language, app }: Project): { type: string; value: string } {
  switch (language) {
    case 'elixir':
      return { type: 'mix_task', value: `${app}.run` }
    case 'elixir_release':
      return { type: 'release', value: `bin/${app} start` }
    case 'python':
      return { type: 'command', value: `python3 -m ${app}` }
    case 'typescript':
      return { type: 'command', value: 'node src/main.ts' }
  }
}

/** Files that differ between agents only by name and version. */
export function projectFiles(project: Project, version: string, summary: string): SourceTree {
  switch (project.language) {
    case 'elixir':
    case 'elixir_release':
      return elixirProject(project, version, summary)
    case 'python':
      return pythonProject(project, version, summary)
    case 'typescript':
      return typescriptProject(project, version, summary)
  }
}

function elixirProject({ language, app }: Project, version: string, summary: string): SourceTree {
  const releases = language === 'elixir_release' ? `\n      releases: [${app}: []],` : ''
  return {
    'mix.exs': `defmodule ${pascalCase(app)}.MixProject do
  use Mix.Project

  def project do
    [
      app: :${app},
      version: "${version}",
      elixir: "~> 1.17",
      description: ${JSON.stringify(summary)},${releases}
      start_permanent: Mix.env() == :prod,
      deps: []
    ]
  end

  def application do
    [extra_applications: [:logger]]
  end
end
`,
    '.formatter.exs': '[inputs: ["mix.exs", "{lib,test}/**/*.{ex,exs}"], line_length: 98]\n',
    '.gitignore': '/_build/\n/deps/\n*.ez\n',
  }
}

function pythonProject({ app }: Project, version: string, summary: string): SourceTree {
  return {
    'pyproject.toml': `[project]
name = "${app.replaceAll('_', '-')}"
version = "${version}"
description = ${JSON.stringify(summary)}
requires-python = ">=3.11"
dependencies = []

[tool.pytest.ini_options]
testpaths = ["tests"]
`,
    [`${app}/__init__.py`]: `__version__ = "${version}"\n`,
    '.gitignore': '__pycache__/\n.venv/\n',
  }
}

function typescriptProject({ app }: Project, version: string, summary: string): SourceTree {
  const manifest = {
    name: app.replaceAll('_', '-'),
    version,
    private: true,
    type: 'module',
    description: summary,
    engines: { node: '>=22.18.0' },
    scripts: { start: 'node src/main.ts', test: 'node --test' },
  }
  return {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'tsconfig.json': `{
  "compilerOptions": {
    "module": "nodenext",
    "target": "es2024",
    "strict": true,
    "erasableSyntaxOnly": true,
    "noEmit": true
  }
}
`,
    '.gitignore': 'node_modules/\n',
  }
}

function pascalCase(identifier: string): string {
  return identifier
    .split('_')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('')
}
