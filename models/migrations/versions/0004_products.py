"""Products and their prices.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "products",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("pack_name", sa.String(length=16), nullable=True),
        sa.Column("pack_size", sa.Integer(), nullable=True),
        sa.Column("list_price_units", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("tax_basis_points", sa.Integer(), nullable=True),
        sa.Column("cost_units", sa.BigInteger(), nullable=True),
        sa.Column("product_group", sa.String(length=60), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("code", name=op.f("uq_products_code")),
    )
    op.create_table(
        "product_prices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "product_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "customer_class",
            sa.Enum("A", "B", "C", name="customerclass", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("price_units", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_product_prices_product_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_prices")),
        sa.UniqueConstraint(
            "product_id",
            "customer_class",
            "valid_from",
            name=op.f("uq_product_prices_product_id_customer_class_valid_from"),
        ),
    )
    with op.batch_alter_table("product_prices", schema=None) as batch_op:
        batch_op.create_index(
            "uq_product_prices_for_all",
            ["product_id", "valid_from"],
            unique=True,
            sqlite_where=sa.text("customer_class IS NULL"),
            postgresql_where=sa.text("customer_class IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("product_prices", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_product_prices_for_all",
            sqlite_where=sa.text("customer_class IS NULL"),
            postgresql_where=sa.text("customer_class IS NULL"),
        )

    op.drop_table("product_prices")
    op.drop_table("products")
