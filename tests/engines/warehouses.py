"""Warehouses that run on this machine while a test needs them: Postgres, Spark, ClickHouse, dbt.

Nothing of them is reached from outside: Postgres listens on a socket in a folder of its own, Spark on the
loopback, and ClickHouse is a library.
"""

import contextlib
import importlib
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeAlias

from tests.engines.system_packages import REMEDY, postgres_folder

Row: TypeAlias = dict[str, Any]
_PATIENCE = 60
"""Seconds for a server to answer."""
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A Java that runs for minutes earns little of what it spends on making its code faster."""
_SPARK = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
WORKERS = 2
"""Processes of Spark, each with one core and a gigabyte."""


class Warehouse(Protocol):
    """What tests ask of each."""

    dialect: ClassVar[str]

    def load(self, name: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Makes a table anew: column → its type in Ibis. Dates are texts."""

    def rows(self, statement: str) -> list[Row]:
        """What a statement gives, in any order."""


class Postgres:
    """A server of its own."""

    dialect: ClassVar = "postgres"
    _TYPES: ClassVar = {"int64": "bigint", "float64": "double precision", "string": "text"}

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def load(self, name: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        columns = ", ".join(f'"{column}" {self._TYPES.get(type_, type_)}' for column, type_ in types.items())
        self._connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        self._connection.execute(f'CREATE TABLE "{name}" ({columns})')
        with self._connection.cursor() as cursor, cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
            for row in rows:
                copy.write_row([row[column] for column in types])

    def rows(self, statement: str) -> list[Row]:
        cursor = self._connection.execute(statement)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Spark:
    """A cluster of a driver, a master and two workers, each worker with an executor of its own process."""

    dialect: ClassVar = "spark"
    _TYPES: ClassVar = {"int64": "bigint", "float64": "double"}

    def __init__(self, session: Any, folder: Path) -> None:
        self.session, self._folder = session, folder

    def load(self, name: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        columns = ", ".join(f"`{column}` {self._TYPES.get(type_, type_)}" for column, type_ in types.items())
        path = _written(self._folder / f"{name}.json", rows)
        self.session.read.schema(columns).json(str(path)).createOrReplaceTempView(name)

    def rows(self, statement: str) -> list[Row]:
        return [row.asDict() for row in self.session.sql(statement).collect()]


class ClickHouse:
    """The server as a library."""

    dialect: ClassVar = "clickhouse"
    _TYPES: ClassVar = {"int64": "Int64", "float64": "Float64", "string": "String", "boolean": "Bool"}

    def __init__(self, session: Any, folder: Path) -> None:
        self._session, self._folder = session, folder

    def load(self, name: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        kinds = {column: self._TYPES.get(type_, type_.capitalize()) for column, type_ in types.items()}
        columns = ", ".join(f'"{column}" Nullable({kind})' for column, kind in kinds.items())
        path = _written(self._folder / f"{name}.json", rows)
        self._session.query(f'DROP TABLE IF EXISTS "{name}"')
        self._session.query(f'CREATE TABLE "{name}" ({columns}) ENGINE = Memory')
        self._session.query(f"INSERT INTO \"{name}\" FROM INFILE '{path}' FORMAT JSONEachRow")

    def rows(self, statement: str) -> list[Row]:
        found = str(self._session.query(statement, "JSONEachRow"))
        return [json.loads(line) for line in found.splitlines()]


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """Postgres in a folder of its own; it refuses to run as root, so root becomes somebody else."""
    programs = postgres_folder()
    assert programs is not None, REMEDY
    user = _somebody() if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="icp-postgres-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        make: list[str | Path] = [
            programs / "initdb",
            "-D",
            folder / "data",
            "-A",
            "trust",
            "-U",
            "tests",
            "-E",
            "UTF8",
        ]
        subprocess.run([*make, "--locale=C", "--no-sync"], check=True, capture_output=True, user=user)
        settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "timezone=UTC"]
        serve: list[str | Path] = [programs / "postgres", "-D", folder / "data", "-k", folder, *settings]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(serve, stdout=log, stderr=log, user=user)
        try:
            with _connected(folder) as connection:
                yield Postgres(connection)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(_PATIENCE)


def _somebody() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _connected(folder: Path) -> Any:
    driver = importlib.import_module("psycopg")
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return driver.connect(host=str(folder), user="tests", dbname="postgres", autocommit=True)
        except driver.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextlib.contextmanager
def spark(java: str = QUICK) -> Iterator[Spark]:
    """Spark with executors in processes of their own, as on a cluster."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    package = importlib.import_module("pyspark.sql")
    builder = package.SparkSession.builder.master(f"local-cluster[{WORKERS},1,1024]")
    options = {f"spark.{part}.extraJavaOptions": java for part in ("driver", "executor") if java}
    for key, value in (_SPARK | options).items():
        builder = builder.config(key, value)
    with tempfile.TemporaryDirectory(prefix="icp-spark-") as folder:
        session = builder.config("spark.sql.warehouse.dir", folder).getOrCreate()
        try:
            yield Spark(session, Path(folder))
        finally:
            session.stop()
            home = Path(str(package.__file__)).parents[1]
            shutil.rmtree(home / "work", ignore_errors=True)  # where its workers keep what executors print


@contextlib.contextmanager
def clickhouse() -> Iterator[ClickHouse]:
    """ClickHouse in this process, with room for the length of a statement."""
    package = importlib.import_module("chdb.session")
    with tempfile.TemporaryDirectory(prefix="icp-clickhouse-") as folder:
        session = package.Session(str(Path(folder, "data")))
        try:
            for name in ("max_query_size", "max_ast_elements", "max_expanded_ast_elements"):
                session.query(f"SET {name} = 10000000")
            yield ClickHouse(session, Path(folder))
        finally:
            session.close()


def _written(path: Path, rows: Sequence[Row]) -> Path:
    """A line of JSON for each row."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def dbt(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs dbt in the folder of a project that has its profiles beside it."""
    command: list[str | Path] = [Path(sys.prefix, "dbt/bin/dbt"), *arguments, "--profiles-dir", project]
    variables = {**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=project, env=variables, check=False, capture_output=True, text=True)
