/** Workbooks. */
module org.essaim.xlsx {
    requires org.essaim.core;
}
