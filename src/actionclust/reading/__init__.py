"""From a source to checked values: files, column roles, ids, texts, stickers.

>>> from actionclust.reading.sources import table_from_source
>>> table_from_source(["Train nurses"]).rows.named([0])
'item 0 (counting from 0)'
"""
