"""The admin of regions, telephone lines and official channels."""

from content.publishing.row_editing import RowAdmin


class RegionAdmin(RowAdmin):
    list_display = ("name", "key", "level", "parent", "rules_apply")
    list_filter = ("level", "rules_apply")
    list_select_related = ("parent",)
    search_fields = ("key", "name_en", "name_es", "name_zh", "pinyin")
    shown_by = ("claims__region", "claims__places")


class HotlineAdmin(RowAdmin):
    list_display = ("name", "key", "number", "position")
    search_fields = ("key", "number", "name_en", "name_es", "name_zh")
    shown_by = ("guide__hotlines", "question__hotlines")


class ChannelAdmin(RowAdmin):
    list_display = ("name", "key", "kind", "url", "url_checked")
    list_filter = ("kind", "url_checked")
    search_fields = ("key", "name_en", "name_es", "name_zh", "url")
