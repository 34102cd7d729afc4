"""Reports of what visitors sent: the public form, the receipt, the reasoned decision.

Articles 16 and 17 of the Digital Services Act (EU 2022/2065) say what they hold.
"""
