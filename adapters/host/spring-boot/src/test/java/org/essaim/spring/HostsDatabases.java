package org.essaim.spring;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases beside the one that Spring Boot makes. */
final class HostsDatabases {
    private HostsDatabases() {}

    static DataSource fresh() {
        return new DriverManagerDataSource(Hosts.url(), "sa", "");
    }
}
