-- What the cells of a sealed month come to, added up once, when they are written: whoever asks of a year and a federation reads
-- thousands of rows instead of millions. Every line can be repeated, because H2 commits each and may be killed between two.
create table if not exists essaim_sum (
    structure     varchar  not null,
    booking_month date     not null,
    work_month    date     not null,
    category      varchar  not null,
    family        varchar  not null,
    scheme        varchar  not null, -- empty if none
    workers       bigint   not null,
    seconds       bigint   not null,
    primary key (structure, booking_month, work_month, category, scheme),
    foreign key (structure, booking_month) references essaim_sealed (structure, booking_month) on delete cascade
);

delete from essaim_sum;

insert into essaim_sum (structure, booking_month, work_month, category, family, scheme, workers, seconds)
select structure, booking_month, work_month, category, family, scheme, count(distinct worker), cast(sum(seconds) as bigint)
from essaim_cell
group by structure, booking_month, work_month, category, family, scheme;

create or replace view essaim_recorded_time as
select
    c.structure,
    c.booking_month,
    c.work_month,
    c.category,
    c.family,
    c.scheme,
    c.workers,
    c.seconds,
    cast(c.seconds / 3600.0 as numeric(15, 2)) as hours,
    s.erased
from essaim_sum c
join essaim_sealed s on s.structure = c.structure and s.booking_month = c.booking_month;
