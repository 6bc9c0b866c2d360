import { code } from '#database/demo_shop/flush_text'

export const task = code`
defmodule Mix.Tasks.ReviewLantern.Run do
  @shortdoc "Remarks on the current branch"
  use Mix.Task

  @impl true
  def run(arguments) do
    {options, _, _} = OptionParser.parse(arguments, strict: [repo: :string, against: :string])
    repo = Path.expand(options[:repo] || File.cwd!())

    repo
    |> ReviewLantern.Diff.between(options[:against] || "main", "HEAD")
    |> ReviewLantern.remarks(quiet: ReviewLantern.Quiet.read(repo))
    |> Enum.each(&Mix.shell().info(ReviewLantern.Remark.to_line(&1)))
  end
end
`

export const lantern = code`
defmodule ReviewLantern do
  @moduledoc "Turns the hunks of a diff into a short, ordered list of remarks."

  alias ReviewLantern.{Remark, Rules}

  @limit 7

  def remarks(hunks, options \\ []) do
    quiet = Keyword.get(options, :quiet, MapSet.new())

    hunks
    |> Enum.flat_map(&Rules.apply_all/1)
    |> Enum.reject(&MapSet.member?(quiet, &1.rule))
    |> Enum.sort_by(&Remark.weight/1, :desc)
    |> Enum.take(@limit)
  end
end
`

export const remark = code`
defmodule ReviewLantern.Remark do
  @enforce_keys [:rule, :path, :line, :sentence]
  defstruct [:rule, :path, :line, :sentence, severity: :worth_a_look, confidence: 0.5]

  @severities %{certainly_wrong: 3, likely_wrong: 2, worth_a_look: 1}

  def weight(%__MODULE__{severity: severity, confidence: confidence}) do
    Map.fetch!(@severities, severity) * confidence
  end

  def to_line(%__MODULE__{} = remark) do
    "#{remark.path}:#{remark.line}  #{remark.sentence}"
  end
end
`

export const diff = code`
defmodule ReviewLantern.Diff do
  @moduledoc "Reads a diff from git and cuts it into hunks with their surroundings."

  @context_lines 12

  def between(repo, base, head) do
    arguments = ["-C", repo, "diff", "--unified=#{@context_lines}", "#{base}...#{head}"]
    {text, 0} = System.cmd("git", arguments, env: [{"GIT_TERMINAL_PROMPT", "0"}])
    hunks(text)
  end

  def hunks(text) do
    text
    |> String.split(~r/^diff --git /m, trim: true)
    |> Enum.flat_map(&hunks_of_file/1)
  end

  defp hunks_of_file(section) do
    [header | bodies] = String.split(section, ~r/^@@ /m)
    [_, path] = Regex.run(~r{^\+\+\+ b/(.+)$}m, header)
    Enum.map(bodies, &%{path: path, first_line: first_line(&1), lines: tl(String.split(&1, "\n"))})
  end

  defp first_line(body) do
    [_, line] = Regex.run(~r/\+(\d+)/, body)
    String.to_integer(line)
  end
end
`

export const quiet = code`
defmodule ReviewLantern.Quiet do
  @moduledoc "The team's list of remarks it has decided not to hear."

  @file_name ".lantern-quiet"

  def read(repo) do
    case File.read(Path.join(repo, @file_name)) do
      {:ok, text} -> text |> String.split("\n", trim: true) |> MapSet.new()
      {:error, :enoent} -> MapSet.new()
    end
  end
end
`

export const explain = code`
defmodule Mix.Tasks.ReviewLantern.Explain do
  @shortdoc "Why a remark was made, with the lines that were read"
  use Mix.Task

  @impl true
  def run([number]) do
    remark = ReviewLantern.Memory.last_review() |> Enum.at(String.to_integer(number) - 1)
    Mix.shell().info([remark.sentence, "\n\n", Enum.intersperse(remark.evidence, "\n")])
  end
end
`

export const memory = code`
defmodule ReviewLantern.Memory do
  @moduledoc "Keeps the last review, so that it can be asked about."

  @path "~/.local/state/review-lantern/last.term"

  def keep(remarks) do
    path = Path.expand(@path)
    File.mkdir_p!(Path.dirname(path))
    File.write!(path, :erlang.term_to_binary(remarks))
    remarks
  end

  def last_review do
    @path |> Path.expand() |> File.read!() |> :erlang.binary_to_term([:safe])
  end
end
`

export const diffTest = code`
defmodule ReviewLantern.DiffTest do
  use ExUnit.Case, async: true

  test "numbers a hunk by its first line after the change" do
    text = """
    diff --git a/lib/a.ex b/lib/a.ex
    --- a/lib/a.ex
    +++ b/lib/a.ex
    @@ -10,2 +12,2 @@
    -  if n < 3 do
    +  if n <= 3 do
    """

    assert [%{path: "lib/a.ex", first_line: 12}] = ReviewLantern.Diff.hunks(text)
  end
end
`
