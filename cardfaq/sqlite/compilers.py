"""Django's compilers, which tell the page cache what is read and written."""

from django.db.models.sql import compiler

from cardfaq.pages.compilers import Deletes, Inserts, Reads, Updates


class SQLCompiler(Reads, compiler.SQLCompiler):
    pass


class SQLAggregateCompiler(Reads, compiler.SQLAggregateCompiler):
    pass


class SQLInsertCompiler(Inserts, compiler.SQLInsertCompiler):
    pass


class SQLUpdateCompiler(Updates, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(Deletes, compiler.SQLDeleteCompiler):
    pass
