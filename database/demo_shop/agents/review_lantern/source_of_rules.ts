import { code } from '#database/demo_shop/flush_text'

export const rules = code`
defmodule ReviewLantern.Rules do
  @moduledoc "Each rule is a module with one function; the order here does not matter."

  @rules [ReviewLantern.Rules.ForgottenError, ReviewLantern.Rules.ShiftedBoundary]

  def apply_all(hunk), do: Enum.flat_map(@rules, & &1.remarks(hunk))
end

defmodule ReviewLantern.Rules.ForgottenError do
  alias ReviewLantern.Remark

  def remarks(hunk) do
    for {"+" <> text, offset} <- Enum.with_index(hunk.lines),
        text =~ ~r/rescue\s+_|catch\s+_,\s*_/ do
      %Remark{
        rule: "forgotten-error",
        path: hunk.path,
        line: hunk.first_line + offset,
        sentence: "An error is caught here and nothing keeps it.",
        severity: :likely_wrong,
        confidence: 0.7
      }
    end
  end
end

defmodule ReviewLantern.Rules.ShiftedBoundary do
  alias ReviewLantern.Remark

  def remarks(hunk) do
    hunk.lines
    |> Enum.with_index()
    |> Enum.chunk_every(2, 1, :discard)
    |> Enum.flat_map(fn
      [{"-" <> before, _}, {"+" <> now, offset}] -> compare(hunk, before, now, offset)
      _ -> []
    end)
  end

  defp compare(hunk, before, now, offset) do
    if loosened(before) == now and before != now do
      [
        %Remark{
          rule: "shifted-boundary",
          path: hunk.path,
          line: hunk.first_line + offset,
          sentence: "The boundary moved by one: is the equal case meant to be included?",
          severity: :likely_wrong,
          confidence: 0.8
        }
      ]
    else
      []
    end
  end

  defp loosened(text), do: String.replace(text, ~r/([<>])(?!=)/, "\\1=")
end
`

export const neighbours = code`
defmodule ReviewLantern.Neighbours do
  @moduledoc """
  Finds repositories beside this one that call a function whose shape the branch changes.
  Only names are compared: a neighbour's code is read, never run.
  """

  def callers(repo, functions) do
    for neighbour <- beside(repo),
        path <- Path.wildcard(Path.join(neighbour, "{lib,src}/**/*.{ex,exs,ts,py}")),
        {text, number} <- path |> File.stream!() |> Stream.with_index(1),
        function <- functions,
        String.contains?(text, function <> "(") do
      %{repository: Path.basename(neighbour), path: path, line: number, function: function}
    end
  end

  defp beside(repo) do
    repo
    |> Path.dirname()
    |> Path.join("*/.git")
    |> Path.wildcard(match_dot: true)
    |> Enum.map(&Path.dirname/1)
    |> Enum.reject(&(&1 == repo))
  end
end
`
