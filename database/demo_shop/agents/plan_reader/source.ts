import { code } from '#database/demo_shop/flush_text'

export const reader = code`
defmodule PlanReader do
  @moduledoc "Explains a plan in the order of its risk."

  alias PlanReader.{Changes, Risk}

  def read(path) do
    {worrying, harmless} =
      path
      |> File.read!()
      |> JSON.decode!()
      |> Changes.from_plan()
      |> Enum.map(&{Risk.of(&1), &1})
      |> Enum.split_with(fn {risk, _change} -> risk != :harmless end)

    %{worrying: Enum.sort_by(worrying, fn {risk, _} -> Risk.rank(risk) end), harmless: length(harmless)}
  end
end
`

export const changes = code`
defmodule PlanReader.Changes do
  @moduledoc "The changes of a plan, without the values that it marks as sensitive."

  defstruct [:address, :kind, :actions, :before, :after, replace_paths: []]

  def from_plan(%{"resource_changes" => resources}) do
    resources
    |> Enum.map(&change/1)
    |> Enum.reject(&(&1.actions == ["no-op"]))
  end

  defp change(%{"address" => address, "type" => kind, "change" => change}) do
    %__MODULE__{
      address: address,
      kind: kind,
      actions: change["actions"],
      before: without_sensitive(change["before"], change["before_sensitive"]),
      after: without_sensitive(change["after"], change["after_sensitive"]),
      replace_paths: change["replace_paths"] || []
    }
  end

  defp without_sensitive(values, marks) when is_map(values) and is_map(marks) do
    Map.reject(values, fn {key, _value} -> Map.get(marks, key) == true end)
  end

  defp without_sensitive(values, _marks), do: values
end
`

export const risk = code`
defmodule PlanReader.Risk do
  @order [:destroyed, :replaced, :opened, :restarted, :harmless]

  def rank(risk), do: Enum.find_index(@order, &(&1 == risk))

  def of(%{actions: ["delete"]}), do: :destroyed
  def of(%{actions: actions}) when actions in [["delete", "create"], ["create", "delete"]], do: :replaced

  def of(%{before: before, after: later}) do
    cond do
      opened?(ranges(before), ranges(later)) -> :opened
      restarts?(before, later) -> :restarted
      true -> :harmless
    end
  end

  defp ranges(%{"source_ranges" => ranges}), do: ranges
  defp ranges(_values), do: []

  defp opened?(before, later), do: "0.0.0.0/0" in later and "0.0.0.0/0" not in before

  defp restarts?(%{"machine_size" => before}, %{"machine_size" => later}), do: before != later
  defp restarts?(_before, _later), do: false
end
`

export const riskTest = code`
defmodule PlanReader.RiskTest do
  use ExUnit.Case, async: true

  alias PlanReader.{Changes, Risk}

  test "a range that now includes everyone was opened" do
    change = %Changes{
      actions: ["update"],
      before: %{"source_ranges" => ["10.0.0.0/8"]},
      after: %{"source_ranges" => ["0.0.0.0/0"]}
    }

    assert Risk.of(change) == :opened
  end

  test "loss comes before everything else" do
    assert Risk.rank(:destroyed) < Risk.rank(:replaced)
  end
end
`

export const explain = code`
defmodule PlanReader.Explain do
  @moduledoc "Sentences for one change, from what the plan itself gives as the reason."

  def sentences({:replaced, change}) do
    case change.replace_paths do
      [] -> ["#{change.address} is replaced; the plan does not say why."]
      paths -> Enum.map(paths, &"because #{Enum.join(&1, ".")} changed, which cannot be done in place.")
    end
  end

  def sentences({:destroyed, change}), do: ["#{change.address} goes away and does not come back."]
  def sentences({:opened, change}), do: ["#{change.address} lets in everyone."]
  def sentences({:restarted, change}), do: ["#{change.address} pauses while it restarts."]
end
`
