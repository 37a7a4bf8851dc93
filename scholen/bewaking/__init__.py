"""The second wall between besturen, on PostgreSQL: the database itself gives no foreign row.

Python's ``zichtbaar_voor`` stays the rule, on every database; this is for the day that somebody
forgets it. Each room says of its own tables who may read and write a row (``TABELLEN`` here, in
``kwaliteit/bewaking.py`` and ``gesprekken/bewaking.py``), ``sql.py`` makes the policies of it, and
``namens.py`` tells the database in each transaction for whom it works. SQLite knows none of this.

What is decided here, and why:

- The policies are made by ``manage.py migrate``, after the last migration, from these lists, and
  not by a migration of their own. They follow from the tables as they are now: a migration would
  keep an older list, and stop when a later column is named in it. Whoever adds a table adds a line
  to a list; ``manage.py migrate`` does the rest, and the web server refuses to start while the
  database says anything else (``kwaliteit/controles.py``).
- Who owns the tables has a policy of its own that lets everything through: migrations, commands
  and the worker work over all besturen. Every other role falls under the conditions, and without
  a person it gets nothing. What each role may do is set by ``migrate`` too (``rollen.py``).
- The settings (``kw.…``) hold until the transaction ends and never longer, so that a pooler may
  give the connection to anybody after it. Whatever runs later (``on_commit``, an answer that is
  streamed) therefore sees no row of a bestuur; a task gets an id and finds its rows as the owner.
- A role that may set ``kw.gebruiker`` may be anybody. This wall stops a query that was written
  wrong, not somebody who can write queries.
"""

from scholen.bewaking.tabellen import BUITEN, FUNCTIES, TABELLEN

__all__ = ["BUITEN", "FUNCTIES", "TABELLEN"]
