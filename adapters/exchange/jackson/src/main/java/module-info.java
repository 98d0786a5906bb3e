/** JSON and YAML documents. */
module org.essaim.jackson {
    requires org.essaim.core;
}
