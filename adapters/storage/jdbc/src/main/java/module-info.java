/** The store in a relational database. */
module org.essaim.jdbc {
    requires org.essaim.core;
}
