"""How large a picture of a page is, as networks ask (Open Graph). Apart: scripts that know no database ask too."""

WIDTH, HEIGHT = 1200, 630
