export async function up(db) { await db.schema.createTable("entry").addColumn("id", "integer").execute(); }
export async function down(db) { await db.schema.dropTable("entry").execute(); }
