import { code } from '#database/demo_shop/flush_text'

export const task = code`
defmodule Mix.Tasks.MigrationWarden.Run do
  @shortdoc "Names the locks that a folder of migrations takes"
  use Mix.Task

  alias MigrationWarden.{Locks, Statement}

  @impl true
  def run(arguments) do
    {options, _, _} = OptionParser.parse(arguments, strict: [migrations: :string])

    for path <- Path.wildcard(Path.join(options[:migrations], "*.sql")),
        statement <- path |> File.read!() |> Statement.split(),
        %{} = finding <- [Locks.of(statement)] do
      Mix.shell().info("#{Path.basename(path)}:#{statement.line}  #{finding.sentence}")
    end
  end
end
`

export const statement = code`
defmodule MigrationWarden.Statement do
  @moduledoc "Splits SQL at semicolons, minding quotes and dollar-quoted bodies."

  defstruct [:text, :line]

  def split(sql), do: split(sql, "", 1, 1, nil, [])

  defp split("", buffer, _line, start, _quote, done), do: Enum.reverse(keep(buffer, start, done))

  defp split("$$" <> rest, buffer, line, start, nil, done),
    do: split(rest, buffer <> "$$", line, start, :dollar, done)

  defp split("$$" <> rest, buffer, line, start, :dollar, done),
    do: split(rest, buffer <> "$$", line, start, nil, done)

  defp split("'" <> rest, buffer, line, start, nil, done),
    do: split(rest, buffer <> "'", line, start, :single, done)

  defp split("'" <> rest, buffer, line, start, :single, done),
    do: split(rest, buffer <> "'", line, start, nil, done)

  defp split(";" <> rest, buffer, line, start, nil, done),
    do: split(rest, "", line, line, nil, keep(buffer, start, done))

  defp split("\n" <> rest, buffer, line, start, quote, done) do
    start = if String.trim(buffer) == "", do: line + 1, else: start
    split(rest, buffer <> "\n", line + 1, start, quote, done)
  end

  defp split(<<character::utf8, rest::binary>>, buffer, line, start, quote, done),
    do: split(rest, buffer <> <<character::utf8>>, line, start, quote, done)

  defp keep(buffer, start, done) do
    case String.trim(buffer) do
      "" -> done
      text -> [%__MODULE__{text: text, line: start} | done]
    end
  end
end
`

export const locks = code`
defmodule MigrationWarden.Locks do
  @moduledoc "What a statement locks, by the Postgres manual's table of lock modes."

  @table [
    {~r/alter\s+column\s+\S+\s+(set\s+data\s+)?type/i, :access_exclusive,
     "Rewrites the table; nobody can read or write it meanwhile."},
    {~r/add\s+(constraint\s+\S+\s+)?foreign\s+key(?!.*not\s+valid)/is, :share_row_exclusive,
     "Checks every row while both tables refuse writes. Add it NOT VALID first."},
    {~r/create\s+(unique\s+)?index(?!\s+concurrently)/i, :share,
     "Refuses writes until the index is built. CONCURRENTLY does not."},
    {~r/drop\s+column/i, :access_exclusive,
     "Short, but the data is gone. Does the running code still read it?"}
  ]

  def of(statement) do
    Enum.find_value(@table, fn {pattern, mode, sentence} ->
      if statement.text =~ pattern, do: %{mode: mode, sentence: sentence}
    end)
  end
end
`

export const rehearsal = code`
defmodule MigrationWarden.Rehearsal do
  @moduledoc "Runs statements on the scratch database, one by one, and times them."

  @database "warden_scratch"
  @marker "warden_made_this"

  def run(statements) do
    :ok = refuse_foreign_tables()

    for statement <- statements do
      {microseconds, {output, status}} = :timer.tc(fn -> psql(statement.text) end)
      %{statement: statement, ok: status == 0, milliseconds: div(microseconds, 1000), output: output}
    end
  end

  defp refuse_foreign_tables do
    sql = """
    select count(*) from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and obj_description(oid) is distinct from '#{@marker}'
    """

    case psql(sql) do
      {"0\n", 0} -> :ok
      {_count, 0} -> raise "#{@database} holds tables that the warden did not make; it stays away"
    end
  end

  defp psql(sql) do
    System.cmd("psql", ["--no-psqlrc", "-At", "-d", @database, "-c", sql], stderr_to_stdout: true)
  end
end
`

export const steps = code`
defmodule MigrationWarden.Steps do
  @moduledoc "Safe steps in place of one dangerous statement."

  def for_type_change(table, column, type) do
    [
      "ALTER TABLE #{table} ADD COLUMN #{column}_next #{type};",
      "-- backfill in batches of 5,000, outside a transaction",
      "UPDATE #{table} SET #{column}_next = #{column} WHERE #{column}_next IS NULL;",
      "ALTER TABLE #{table} RENAME COLUMN #{column} TO #{column}_before;",
      "ALTER TABLE #{table} RENAME COLUMN #{column}_next TO #{column};"
    ]
  end

  def for_foreign_key(table, name, definition) do
    [
      "ALTER TABLE #{table} ADD CONSTRAINT #{name} #{definition} NOT VALID;",
      "ALTER TABLE #{table} VALIDATE CONSTRAINT #{name};"
    ]
  end
end
`

export const announcements = code`
defmodule MigrationWarden.Announcements do
  @moduledoc "Events this agent waits for and sends; Core carries them."

  def snapshot_ready(%{"database" => "warden_scratch", "taken_at" => taken_at}), do: {:rehearse, taken_at}
  def snapshot_ready(_other), do: :ignore

  def rehearsal_finished(results) do
    %{
      "statements" => length(results),
      "failed" => Enum.count(results, &(not &1.ok)),
      "longest_milliseconds" => results |> Enum.map(& &1.milliseconds) |> Enum.max(fn -> 0 end)
    }
  end
end
`
