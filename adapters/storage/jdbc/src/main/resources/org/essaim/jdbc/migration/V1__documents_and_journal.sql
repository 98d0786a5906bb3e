-- What H2 and PostgreSQL both understand, so that one script serves both. Never change a script that was released: add one.

-- One row. Whoever commits updates it first, so commits follow one another and their numbers appear in order.
create table essaim_head (
    one      smallint primary key check (one = 1),
    sequence bigint   not null
);

insert into essaim_head (one, sequence) values (1, 0);

create table essaim_commit (
    sequence     bigint primary key,
    committed_at timestamp(3) with time zone not null,
    actor        varchar not null
);

create table essaim_document (
    kind     varchar not null,
    id       varchar not null,
    version  bigint  not null,
    sequence bigint  not null references essaim_commit (sequence),
    content  text    not null,
    primary key (kind, id, version)
);

-- The newest version, and the one as of a commit.
create unique index essaim_document_as_of on essaim_document (kind, id, sequence);

-- A segment of more than a megabyte is kept in parts: H2 before 2.5 takes no more in a binary column that is not a LOB.
create table essaim_segment (
    structure     varchar not null,
    kind          varchar not null,
    booking_month integer not null, -- 202603 is March 2026
    sequence      bigint  not null references essaim_commit (sequence),
    ordinal       integer not null,
    part          integer not null,
    bytes         bytea   not null,
    primary key (structure, kind, booking_month, sequence, ordinal, part)
);
