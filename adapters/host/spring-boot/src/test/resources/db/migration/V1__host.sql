create table employee (id int primary key);
