/** Tables as CSV. */
module org.essaim.csv {
    requires org.essaim.core;
}
