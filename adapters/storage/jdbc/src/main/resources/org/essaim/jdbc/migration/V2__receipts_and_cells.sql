-- What each commit brought, and how much there is of it in all: rows that are gone are missed when the store is opened.
-- Commits of before have no receipt. Every line can be repeated, because H2 commits each and may be killed between two.
alter table essaim_commit add column if not exists documents integer;
alter table essaim_commit add column if not exists segments integer; -- rows, each a part

alter table essaim_head add column if not exists documents bigint default 0 not null;
alter table essaim_head add column if not exists segments bigint default 0 not null;
-- Up to which commit the cells below are what the journal says; filled in when a store of before is opened.
alter table essaim_head add column if not exists summed bigint default 0 not null;

update essaim_head set
    documents = (select count(*) from essaim_document),
    segments = (select count(*) from essaim_segment);

-- CRC-32C of the content in UTF-8, and of the bytes: against accidents, not against forgers, for whom there are seals.
alter table essaim_document add column if not exists checksum integer;
alter table essaim_segment add column if not exists checksum integer;

-- The months whose seal holds; a month that was reopened is not among them.
create table if not exists essaim_sealed (
    structure     varchar  not null,
    booking_month date     not null, -- its first day, as everywhere below
    sequence      bigint   not null references essaim_commit (sequence),
    seal          integer  not null, -- its number
    facts         bigint   not null,
    entries       bigint   not null,
    digest        varchar  not null,
    erased        boolean  not null, -- something of it was erased since: less than was sealed
    primary key (structure, booking_month)
);

-- What these months booked, at the finest grain. Workers are pseudonyms: the views below leave them out.
create table if not exists essaim_cell (
    structure       varchar  not null,
    booking_month   date     not null,
    work_month      date     not null,
    work_from       date     not null, -- where the month is cut into parts, the first day of the part
    category        varchar  not null,
    family          varchar  not null,
    team            varchar  not null,
    worker          varchar  not null,
    worker_function varchar  not null,
    scheme          varchar  not null, -- empty if none
    seconds         bigint   not null,
    foreign key (structure, booking_month) references essaim_sealed (structure, booking_month) on delete cascade
);

create index if not exists essaim_cell_by_month on essaim_cell (structure, booking_month);

-- For a BI tool, with names that stay; see README.md for what they hold.
create or replace view essaim_month as
select
    m.structure,
    m.booking_month,
    m.deliveries,
    c.committed_at as last_delivery_at,
    case when s.seal is null then false else true end as sealed,
    s.seal,
    z.committed_at as sealed_at,
    s.facts,
    s.entries,
    coalesce(s.erased, false) as erased
from (
    select structure, booking_month, cast(sum(deliveries) as bigint) as deliveries, max(newest) as newest
    from (
        select
            structure,
            cast(cast(booking_month / 100 as varchar) || '-' || right('0' || cast(mod(booking_month, 100) as varchar), 2)
                || '-01' as date) as booking_month,
            count(distinct sequence) as deliveries,
            max(sequence) as newest
        from essaim_segment
        where kind = 'FACTS'
        group by structure, booking_month
        union all
        -- A month may book corrections alone.
        select structure, booking_month, cast(0 as bigint), cast(null as bigint) from essaim_sealed
    ) t
    group by structure, booking_month
) m
left join essaim_commit c on c.sequence = m.newest
left join essaim_sealed s on s.structure = m.structure and s.booking_month = m.booking_month
left join essaim_commit z on z.sequence = s.sequence;

create or replace view essaim_recorded_time as
select
    c.structure,
    c.booking_month,
    c.work_month,
    c.category,
    c.family,
    c.scheme,
    count(distinct c.worker) as workers,
    cast(sum(c.seconds) as bigint) as seconds,
    cast(sum(c.seconds) / 3600.0 as numeric(15, 2)) as hours,
    s.erased
from essaim_cell c
join essaim_sealed s on s.structure = c.structure and s.booking_month = c.booking_month
group by c.structure, c.booking_month, c.work_month, c.category, c.family, c.scheme, s.erased;
