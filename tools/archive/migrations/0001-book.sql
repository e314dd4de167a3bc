-- What each table is for: docs/archive.md. All of it is made from content by `npm run kb -- load` and may be thrown away.

-- What is published at an address: a page's view, a file, or where an address leads that was published once.
create table answerbook.place (
  path text primary key,
  page text not null,
  kind text not null check (kind in ('page', 'file', 'redirect')),
  target text check ((kind = 'redirect') = (target is not null)),
  hash text not null,
  body bytea check ((kind = 'redirect') = (body is null))
);
create index place_page on answerbook.place (page);
-- Bodies are packed before they come here.
alter table answerbook.place alter column body set storage external;

-- The facts of the book that a page and what stands beside it were made of, and a hash of how all of them stood.
create table answerbook.unit (page text primary key, made_of text not null, facts bytea not null);
alter table answerbook.unit alter column facts set storage external;

-- What a load has made and not put in place yet; it stays when the load is ended, and the next one goes on from it.
create table answerbook.next_place (like answerbook.place including all);
create table answerbook.next_unit (like answerbook.unit including all);

-- The one book that is here: the code its views are for, where it is published, and what pages load.
create table answerbook.book (
  one boolean primary key default true check (one),
  version text not null,
  site_url text not null,
  assets jsonb not null,
  loaded timestamptz not null default now()
);
